// The home screen: what Laban is in one line, the choreographies that there are, and every way to begin one.
import { useEffect, type ReactElement } from "react";
import { useLocation } from "wouter";
import { inQuietMoment } from "../app/inQuietMoment.ts";
import { CommandPalette } from "../commands/CommandPalette.tsx";
import { ShortcutsDialog } from "../commands/ShortcutsDialog.tsx";
import { ImportDialog } from "../import/ImportDialog.tsx";
import { useImport } from "../import/importStore.ts";
import { BeginFromSign } from "./BeginFromSign.tsx";
import { DropZone } from "./DropZone.tsx";
import { loadDocuments, stopLoading, useDocuments } from "./documentsStore.ts";
import { Hero } from "./Hero.tsx";
import { HomeBar } from "./HomeBar.tsx";
import { Recent } from "./Recent.tsx";
import { Removed } from "./Removed.tsx";
import { useHomeCommands, useHomeTargets } from "./useHomeCommands.tsx";
import css from "./Home.module.css";

/** The home screen. */
export function Home(): ReactElement {
  useEffect(() => {
    document.title = "Laban";
    void loadDocuments();
    // Another tab may have saved: what is listed is asked for again when the person comes back.
    const again = (): void => void (document.visibilityState === "visible" && loadDocuments());
    document.addEventListener("visibilitychange", again);
    // What was imported has become a document behind the report.
    const unsubscribe = useImport.subscribe(({ state }) => {
      if (state.type === "imported") void loadDocuments();
    });
    return () => {
      document.removeEventListener("visibilitychange", again);
      unsubscribe();
      stopLoading();
    };
  }, []);
  useEffect(() => inQuietMoment("The workspace", () => import("../workspace/Workspace.tsx")), []);
  useHomeCommands();
  const targets = useHomeTargets();
  const status = useDocuments((state) => state.status);
  const [, navigate] = useLocation();
  return (
    <div className={css.home}>
      <HomeBar />
      <div className={css.columns}>
        <main className={css.left} aria-busy={status === "loading"}>
          <Hero />
          <Recent />
          <Removed />
        </main>
        <aside className={css.right} aria-label="Ways to begin">
          <DropZone />
          <BeginFromSign />
        </aside>
      </div>
      <ImportDialog onOpen={(id) => navigate(`/d/${id}`)} />
      <CommandPalette targets={targets} />
      <ShortcutsDialog />
    </div>
  );
}
