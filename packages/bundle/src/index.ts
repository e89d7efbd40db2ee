// The door of the bundle package.
export type {
  AbsenceOperator,
  AllOfMember,
  AllOfOperator,
  Alternative,
  AnyOfOperator,
  Bundle,
  BundleAction,
  BundleEvent,
  EventTest,
  MachineState,
  MachineTransition,
  MatchOperator,
  Measure,
  Operator,
  OperatorBase,
  Path,
  SequenceGuard,
  SequenceOperator,
  SequenceStep,
  StateMachineOperator,
  ThresholdOperator,
} from "./bundle.ts";
export { actionsOf } from "./actionsOf.ts";
export { askedAction, type AskingEffect } from "./askedAction.ts";
export { canonicalDepthMax, canonicalJson } from "./canonicalJson.ts";
export { conditionsOf, measuredOf } from "./conditionScope.ts";
export type { ConditionPlace } from "./conditionScope.ts";
export type { BundleDiff, FieldChange, NamesDiff, PartsDiff } from "./diff/bundleDiff.ts";
export { diffBundles } from "./diff/diffBundles.ts";
export { diffInWords } from "./diff/diffInWords.ts";
export { bundleSchema } from "./bundleSchema.ts";
export { eventTypesOf, eventTypesOfAll } from "./eventTypesOf.ts";
export { bundleDepthMax, bundleValuesMax } from "./findTooMuch.ts";
export { readBundle } from "./readBundle.ts";
export type { BundleMigration, BundleReading } from "./readBundle.ts";
export { bundleHash, bundleText, sealBundle } from "./seal.ts";
export type { UnsealedBundle } from "./seal.ts";
export { sha256Hex } from "./sha256.ts";
export type { BundleFailure, JsonSchema } from "./shape.ts";
export { readSourceMap, sourceMapText, sourcePlaceOf } from "./sourceMapFile.ts";
export type { BundleSourceMap, SourcePlace, TextPosition } from "./sourceMapFile.ts";
export { createKeyPair, readSigningKey, readVerifyingKeys } from "./signing/keys.ts";
export type { KeyPairTexts, SigningKey, VerifyingKey } from "./signing/keys.ts";
export type { HostKey, SignatureHost } from "./signing/signatureHost.ts";
export { checkSignatures, signBundle, signedMessage } from "./signing/signatures.ts";
export type { CheckedSignature } from "./signing/signatures.ts";
export { readBundleFile, signaturesMax, signedBundleText } from "./signing/signedBundle.ts";
export type { BundleFile, BundleSignature, SignedBundle } from "./signing/signedBundle.ts";
export { unreachable } from "./unreachable.ts";
export { bundleVersion, knownFlags, semanticsVersion } from "./versions.ts";
