// The left rail: signs to draw with, the outline, and Find. On narrow windows it folds to a strip and opens over the canvas.
import { Suspense, type ReactElement } from "react";
import { IconButton, Tabs } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { Find } from "./Find.tsx";
import { focusFind } from "./focusFind.ts";
import { Outline } from "./Outline.tsx";
import { panelSizes } from "./panelSizes.ts";
import { usePanels, type RailTab } from "./panelStore.ts";
import { Palette } from "./slots.tsx";
import { Splitter } from "./Splitter.tsx";
import { isRailUnfolded } from "./useWorkspaceCommands.ts";
import { useWindowWidth } from "./useWindowSize.ts";
import css from "./Rail.module.css";

/** The rail, or the strip it folds to. */
export function Rail(): ReactElement {
  const isRailOpen = usePanels((panels) => panels.isRailOpen);
  const chosenPx = usePanels((panels) => panels.railWidthPx);
  const windowPx = useWindowWidth();
  const sizes = panelSizes(windowPx, window.innerHeight);
  const railPx = chosenPx ?? sizes.railPx;
  if (!isRailUnfolded(isRailOpen, windowPx)) return <Strip />;
  return (
    <>
      <nav className={css.rail} style={{ width: railPx }} aria-label="Signs, outline and find">
        <RailTabs />
      </nav>
      <Splitter
        label="Width of the rail"
        sizePx={railPx}
        minPx={180}
        maxPx={420}
        grows="right"
        onSize={(size) => usePanels.setState({ railWidthPx: size })}
        onReset={() => usePanels.setState({ railWidthPx: null })}
      />
    </>
  );
}

function Strip(): ReactElement {
  const open = (railTab: RailTab) => () => usePanels.setState({ isRailOpen: true, railTab });
  return (
    <nav className={css.strip} aria-label="Signs, outline and find, folded">
      <IconButton
        icon="panelLeft"
        label="Unfold the rail"
        keys="Mod+B"
        onClick={() => usePanels.setState({ isRailOpen: true })}
      />
      <div className={css.stripSigns}>
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      </div>
      <IconButton icon="score" label="Outline" onClick={open("outline")} />
      <IconButton icon="search" label="Find" keys="Mod+F" onClick={focusFind} />
    </nav>
  );
}

function RailTabs(): ReactElement {
  const tab = usePanels((panels) => panels.railTab);
  return (
    <Tabs
      label="Rail"
      value={tab}
      onChange={(next) => usePanels.setState({ railTab: next === "outline" || next === "find" ? next : "signs" })}
      after={
        <IconButton
          size="small"
          icon="panelLeft"
          label="Fold the rail"
          keys="Mod+B"
          onClick={() => usePanels.setState({ isRailOpen: false })}
        />
      }
      tabs={[
        {
          value: "signs",
          label: "Signs",
          panel: (
            <Suspense fallback={null}>
              <Palette />
              <OutlineBelow />
            </Suspense>
          ),
        },
        { value: "outline", label: "Outline", panel: <Outline /> },
        {
          value: "find",
          label: "Find",
          panel: <Find />,
        },
      ]}
    />
  );
}

function OutlineBelow(): ReactElement {
  const events = useDocument((state) => Object.keys(state.document.events).length);
  const patterns = useDocument((state) => Object.keys(state.document.patterns).length);
  return (
    <section aria-label="Outline">
      <div className={css.below}>
        <h2 className={css.belowTitle}>Outline</h2>
        <span className={css.belowCount}>
          {events} {events === 1 ? "event" : "events"}, {patterns} {patterns === 1 ? "pattern" : "patterns"}
        </span>
      </div>
      <Outline />
    </section>
  );
}
