// The door of the engine package.
export type { Engine, EngineCounters, EngineLimits, EngineOptions, EngineSnapshot, PatternCounters } from "./door.ts";
