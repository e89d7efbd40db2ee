// The colours of the notation on paper that cannot ask a style sheet: previews and exports. The editor's canvas uses
// the style sheet's variables of the same names instead.

/** The grounds, lines and inks that a picture at rest needs. */
export interface Palette {
  readonly canvas: string;
  readonly panel: string;
  readonly raised: string;
  /** The tabs of a sequence at rest. */
  readonly tab: string;
  readonly line: string;
  readonly staff: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly wait: string;
  readonly bad: string;
}

const light: Palette = {
  canvas: "#F3F5F4",
  panel: "#FBFCFB",
  raised: "#FFFFFF",
  tab: "#E8EAE9",
  line: "#DAE0DD",
  staff: "#C3CCC9",
  line2: "#7E8A87",
  ink: "#131A1A",
  ink2: "#414D4B",
  ink3: "#5A6764",
  wait: "#8A5700",
  bad: "#BE1766",
};

const dark: Palette = {
  canvas: "#0F1414",
  panel: "#151B1B",
  raised: "#1C2424",
  tab: "#2A3333",
  line: "#293332",
  staff: "#36423F",
  line2: "#6B7A77",
  ink: "#E8EFED",
  ink2: "#B3C0BD",
  ink3: "#8C9A97",
  wait: "#F0B64A",
  bad: "#FF7DB2",
};

/** Light, dark, and the variables of a page that switches between them: `--laban-ink` with the light colour where it is not set. */
export const palettes: Readonly<Record<"light" | "dark" | "page", Palette>> = { light, dark, page: pageColours() };

function pageColours(): Palette {
  const entry = (name: keyof Palette): string => `var(--laban-${name}, ${light[name]})`;
  return {
    canvas: entry("canvas"),
    panel: entry("panel"),
    raised: entry("raised"),
    tab: entry("tab"),
    line: entry("line"),
    staff: entry("staff"),
    line2: entry("line2"),
    ink: entry("ink"),
    ink2: entry("ink2"),
    ink3: entry("ink3"),
    wait: entry("wait"),
    bad: entry("bad"),
  };
}
