// The door of the canvas room.
export { Canvas } from "./Canvas.tsx";
export { Palette } from "./palette/Palette.tsx";
