// The door of the simulator package.
export { eventsMax } from "./door.ts";
export type { Playing, Progress, ReplayInput, SimulationInput } from "./door.ts";
export { createReplay } from "./replay.ts";
export { createSimulation } from "./simulation.ts";
export { readScenario } from "./scenario/readScenario.ts";
export type { ScenarioReading } from "./scenario/readScenario.ts";
export type { Arrival, Scenario } from "./scenario/scenario.ts";
export type { CaseResult, ConformCase, Difference } from "./conformance/conformCase.ts";
export { playCase } from "./conformance/playCase.ts";
export { isPlayable, readConformance } from "./conformance/readConformance.ts";
export type { ConformanceReading } from "./conformance/readConformance.ts";
