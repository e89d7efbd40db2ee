// The one connection to the server: tRPC, typed by the service's own router; queries and changes are batched, followed runs come as server-sent events.
import type { LabanRouter } from "@laban/service";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";

/** Where the router answers, on the page's own origin. */
const url = "/trpc";

/** The client: `api.documents.get.query({ id })`. Its errors become a Failure with `failureOf`. */
export const api: TRPCClient<LabanRouter> = createTRPCClient<LabanRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url }),
      // A batch carries at most what fits a URL; saves go as POST bodies.
      false: httpBatchLink({ url, maxURLLength: 2000 }),
    }),
  ],
});
