// The sizes that the look gives to the panels: one set for a laptop, one for a large screen, and between them what keeps the canvas readable.

/** Sizes in pixels. */
export interface PanelSizes {
  readonly railPx: number;
  readonly inspectorPx: number;
  readonly dockPx: number;
  readonly textPx: number;
  /** Below this width the rail folds to a strip unless it was opened, so that the text on the canvas stays at 11 px or more. */
  readonly isRailFolded: boolean;
}

/** The sizes for a window of this many pixels. */
export function panelSizes(windowWidthPx: number, windowHeightPx: number): PanelSizes {
  const isLarge = windowWidthPx >= 1680;
  return {
    railPx: isLarge ? 240 : 212,
    inspectorPx: isLarge ? 340 : 304,
    dockPx: windowHeightPx >= 1000 ? 300 : Math.max(180, Math.min(256, Math.round(windowHeightPx * 0.29))),
    textPx: Math.round(Math.min(620, Math.max(340, windowWidthPx * 0.3))),
    isRailFolded: windowWidthPx < 1600,
  };
}
