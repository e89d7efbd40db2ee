// The routes of the page, and what stands around all of them: tips, messages, the keyboard, the command palette.
import { lazy, Suspense, useEffect, type ReactElement } from "react";
import { Route, Switch } from "wouter";
import { startKeyboard } from "../commands/keyboard.ts";
import { ToastProvider, TooltipProvider } from "../controls/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { NotFound } from "./NotFound.tsx";
import { UpdatedDialog } from "./UpdatedDialog.tsx";

const Home = lazy(async () => ({ default: (await import("../home/Home.tsx")).Home }));
const Workspace = lazy(async () => ({ default: (await import("../workspace/Workspace.tsx")).Workspace }));

/** The whole page. */
export function App(): ReactElement {
  useEffect(startKeyboard, []);
  return (
    <TooltipProvider>
      <ToastProvider>
        <ErrorBoundary what="The page">
          <Suspense fallback={null}>
            <Switch>
              <Route path="/">
                <Home />
              </Route>
              <Route path="/d/:id">{({ id }) => <Workspace key={id} id={id} />}</Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
        <UpdatedDialog />
      </ToastProvider>
    </TooltipProvider>
  );
}
