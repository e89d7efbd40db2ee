// Draws an exported picture as PNG, with the page's own fonts put into it as data: an image may not fetch any.
import hankenUrl from "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2?url";
import newsreaderUrl from "@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2?url";
import commitUrl from "@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2?url";

/** Pixels of the PNG per pixel of the picture; less where the canvas would be larger than browsers allow. */
const scale = 2;
const sidePxMax = 16_000;

const faces = [
  { family: "Hanken Grotesk Variable", url: hankenUrl, more: "font-weight:100 900" },
  { family: "Newsreader Variable", url: newsreaderUrl, more: "font-style:italic;font-weight:200 800" },
  { family: "Commit Mono", url: commitUrl, more: "font-weight:400" },
];

/** @throws Error where the browser cannot draw it. */
export async function svgToPng(svg: string): Promise<Blob> {
  const style = await fontStyle();
  const url = URL.createObjectURL(new Blob([svg.replace(">", `><style>${style}</style>`)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const factor = Math.min(scale, sidePxMax / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(image.naturalWidth * factor)),
      Math.max(1, Math.round(image.naturalHeight * factor)),
    );
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser gives no canvas to draw on; take the SVG instead.");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function fontStyle(): Promise<string> {
  const rules = await Promise.all(
    faces.map(async ({ family, url, more }) => {
      const answer = await fetch(url);
      const data = base64(new Uint8Array(await answer.arrayBuffer()));
      return `@font-face{font-family:'${family}';${more};src:url(data:font/woff2;base64,${data})}`;
    }),
  );
  return rules.join("");
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}
