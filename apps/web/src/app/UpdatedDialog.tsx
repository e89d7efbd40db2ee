// What is said when the server was updated under this page: nothing is lost, and a reload is all that is needed.
import type { ReactElement } from "react";
import { Button, Dialog } from "../controls/index.ts";
import { beforeLeaving } from "./beforeLeaving.ts";
import { useUpdated } from "./updated.ts";

/** The dialog; it opens itself, and can be put off: what is on screen goes on working. */
export function UpdatedDialog(): ReactElement {
  const isUpdated = useUpdated((state) => state.isUpdated);
  return (
    <Dialog
      isOpen={isUpdated}
      onClose={() => useUpdated.setState({ isUpdated: false })}
      title="Laban was updated"
      buttons={
        <>
          <Button onClick={() => useUpdated.setState({ isUpdated: false })}>Later</Button>
          <Button
            look="primary"
            onClick={() => {
              beforeLeaving()
                .catch((error: unknown) => console.warn("Saving before the reload failed; the copy stays:", error))
                .finally(() => window.location.reload());
            }}
          >
            Reload the page
          </Button>
        </>
      }
    >
      <p>
        The server has a newer version of this page, so a part that was needed just now is no longer there. Reload to go
        on. What you have written is saved first.
      </p>
    </Dialog>
  );
}
