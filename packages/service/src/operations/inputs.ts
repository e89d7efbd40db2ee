// Inputs that several operations share. Objects are strict: an unknown field is refused by name, so nothing can be slipped in.
import { z } from "zod";
import { nameCharactersMax, textCharactersMax } from "../limits.ts";

/** An id of ours: a UUID or the name of an example. */
export const id: z.ZodType<string> = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, "is not an id");

/** A name for people: something visible, no control characters. */
export const name: z.ZodType<string> = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(nameCharactersMax)
  .regex(/^[^\p{Cc}]*$/u, "must be one line without control characters");

/** A document's text. */
export const text: z.ZodType<string> = z
  .string()
  .max(textCharactersMax, `may have at most ${textCharactersMax} characters`);

/** `{ id }`, the input of most operations. */
export const byId: z.ZodType<{ id: string }> = z.strictObject({ id });

/** No input at all. */
export const nothing: z.ZodType<void> = z.void();
