// Logarithm, exponential and the normal quantile in plain arithmetic: Math.log and Math.exp differ in their last digit between browsers,
// and one digit is another trace. Only + − × ÷ and square root are used, which IEEE 754 fixes to the bit.

const bits = new DataView(new ArrayBuffer(8));
const ln2High = 0.69314718036912381649;
const ln2Low = 1.90821492927058770002e-10;

/** The natural logarithm of a positive finite number; relative error below 2e-15. */
export function ln(value: number): number {
  if (!(value > 0) || value === Infinity)
    throw new RangeError(`ln(${value}): the argument must be positive and finite`);
  if (value < 2 ** -1022) return ln(value * 2 ** 54) - 54 * ln2High - 54 * ln2Low;
  bits.setFloat64(0, value);
  let exponent = ((bits.getUint16(0) >> 4) & 0x7ff) - 1023;
  bits.setUint16(0, (bits.getUint16(0) & 0x000f) | 0x3ff0);
  let mantissa = bits.getFloat64(0);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), whose argument is at most 0.172 here: 12 terms reach the last digit.
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
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  below: [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
} as const;
const tail = {
  above: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  below: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
} as const;
const farTail = {
  above: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  below: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
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
