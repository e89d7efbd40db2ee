// The shape of an entry of the operations table. Three kinds, because the doors carry them differently: asking, changing, following.
import type { ZodType } from "zod";
import type { FailureCode, Result } from "./failure.ts";
import type { Ports } from "./ports.ts";
import type { Principal, Scope } from "./principal.ts";

/** What a handler works with. `signal` aborts when the caller has gone away. */
export interface Call {
  readonly ports: Ports;
  readonly principal: Principal;
  readonly signal: AbortSignal;
}

/** One item of a followed operation; `id` is what the follower names to go on after it. */
export interface Followed<T> {
  readonly id: string;
  readonly data: T;
}

interface Entry<Input> {
  /** Dotted, as the doors call it: "documents.save". */
  readonly name: string;
  /** One sentence for generated documentation. */
  readonly says: string;
  readonly input: ZodType<Input>;
  /** Who may. */
  readonly scope: Scope;
  /** The failures it may answer with, besides bad-input, forbidden, storage and internal, which all may. */
  readonly failures: readonly FailureCode[];
}

/** Asks; changes nothing. */
export interface Query<Input, Output> extends Entry<Input> {
  readonly kind: "query";
  readonly handle: (call: Call, input: Input) => Promise<Result<Output>>;
}

/** Changes something. */
export interface Mutation<Input, Output> extends Entry<Input> {
  readonly kind: "mutation";
  readonly handle: (call: Call, input: Input) => Promise<Result<Output>>;
}

/** Follows something that grows, from any point on. */
export interface Subscription<Input, Item> extends Entry<Input> {
  readonly kind: "subscription";
  readonly handle: (call: Call, input: Input) => Promise<Result<AsyncIterable<Followed<Item>>>>;
}

/** An entry whose types are not known to the reader: what the router's loop sees. */
export type AnyOperation = Query<never, unknown> | Mutation<never, unknown> | Subscription<never, unknown>;
