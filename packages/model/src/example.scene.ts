// The e-commerce example as text, for tests.
import { readFileSync } from "node:fs";

/** The text of examples/ecommerce/ecommerce.laban.yaml. */
export const exampleText: string = readFileSync(
  new URL("../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url),
  "utf8",
);
