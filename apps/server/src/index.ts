// The door of the server for tests and other composition roots; main.ts is the program.
export { createServer } from "./createServer.ts";
export type { LabanServer, ServerOptions } from "./createServer.ts";
export { readSettings } from "./settings.ts";
export type { Settings, SettingsReading } from "./settings.ts";
export { StartProblem } from "./startProblem.ts";
