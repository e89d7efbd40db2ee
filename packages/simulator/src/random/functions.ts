// Logarithm, exponential and the normal quantile in plain arithmetic: Math.log and Math.exp differ in their last digit between browsers,
// and one digit is another trace. Only + − × ÷ and square root are used, which IEEE 754 fixes to the bit.

const bits = new DataView(new ArrayBuffer(8));
// ln 2 in two parts, so that multiples of the first are exact.
// oxlint-disable-next-line approx-constant -- the low bits are cut off on purpose
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** The natural logarithm of a positive finite number; relative error below 2e-15. */
export function ln(value: number): number {
  if (!(value > 0) || value === Infinity)
    throw new RangeError(`ln(${value}): the argument must be positive and finite`);
  if (value < 2 ** -1022) return ln(value * 2 ** 54) - 54 * ln2High - 54 * ln2Low;
  bits.setFloat64(0, value);
  let exponent = ((bits.getUint16(0) >> 4) & 0x7ff) - 1023;
  bits.setUint16(0, (bits.getUint16(0) & 0x000f) | 0x3ff0);
  let mantissa = bits.getFloat64(0);
  if (mantissa > 1.42) {
    mantissa /= 2;
    exponent += 1;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), whose argument is at most 0.174 here (m lies between 0.71 and 1.42): 12 terms reach the last digit.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let term = 23; term >= 3; term -= 2) sum = (sum + 1 / term) * square;
  return exponent * ln2High + (2 * ratio + (2 * ratio * sum + exponent * ln2Low));
}

/** e to the power of a number; relative error below 1e-15; 0 below −745, Infinity above 709.78. */
export function exp(value: number): number {
  if (Number.isNaN(value)) throw new RangeError("exp(NaN)");
  if (value > 709.782712893384) return Infinity;
  if (value < -745.2) return 0;
  const halvings = Math.round(value / (ln2High + ln2Low));
  const rest = value - halvings * ln2High - halvings * ln2Low;
  let sum = 1;
  for (let term = 16; term >= 1; term -= 1) sum = 1 + (sum * rest) / term;
  const half = Math.trunc(halvings / 2);
  return sum * powerOfTwo(half) * powerOfTwo(halvings - half);
}

function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

// Rational approximations of M. J. Wichura, "The percentage points of the normal distribution" (Applied Statistics 37, 1988, AS 241),
// highest power first: near the middle, in the tails, and far out.
const middle = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
} as const;
const tail = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
} as const;
const farTail = {
  above: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
} as const;

interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

function ratioAt(rational: Rational, at: number): number {
  const polynomial = (coefficients: readonly number[]): number =>
    coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
  return polynomial(rational.above) / polynomial(rational.below);
}

/** The value that a standard normal variable stays below with this probability, 0 < probability < 1; absolute error below 1e-14. */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`normalQuantile(${probability}): between 0 and 1`);
  const fromMiddle = probability - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratioAt(middle, 0.180625 - fromMiddle * fromMiddle);
  const smaller = fromMiddle < 0 ? probability : 1 - probability;
  const distance = Math.sqrt(-ln(smaller));
  const value = distance <= 5 ? ratioAt(tail, distance - 1.6) : ratioAt(farTail, distance - 5);
  return fromMiddle < 0 ? -value : value;
}

/** How far the 99th percentile of a standard normal variable is from its middle. */
export const normalP99: number = normalQuantile(0.99);
