// Cases whose trees or types we have otherwise than the reference implementation, each with its reason.

/** Trees. */
export const treeExceptions: ReadonlyMap<string, string> = new Map([
  ["parse/repeat/not", "the reference takes an even number of signs away; we keep what is written"],
  ["parse/repeat/unary_neg", "the reference takes an even number of signs away; we keep what is written"],
]);

/** Types. */
export const checkedExceptions: ReadonlyMap<string, string> = new Map([
  ["conversions/dyn/dyn_heterogeneous_list", "type(dyn(x)) is a type with us, the type of anything there: the same"],
  [
    "optionals/optionals/type",
    "the name optional_type is the type of optionals of anything with us, without a parameter there",
  ],
  [
    "optionals/optionals/optional_chaining_5",
    "the reference infers what an empty map holds from the other value of orValue; with us it holds anything",
  ],
  ...treeExceptions,
  [
    "type_deductions/legacy_nullable_types/null_assignable_to_abstract_parameter_candidate",
    "[optional.of(1), null] is a list of optionals with us and of nulls there; the case itself expects what we say",
  ],
]);
