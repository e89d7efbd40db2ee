// The places that other rooms fill: the canvas and its palette, the transport and the dock of runs. Imported here only, so that each room has one door.
export {};
