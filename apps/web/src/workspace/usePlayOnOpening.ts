// "Play the example" leads to /d/…?play: as soon as the room of runs offers its play command, it is pressed once.
import { useEffect } from "react";
import { allCommands, useCommandStore } from "../commands/commandStore.ts";

/** Does nothing at any other address. */
export function usePlayOnOpening(): void {
  useEffect(() => {
    if (!new URLSearchParams(window.location.search).has("play")) return undefined;
    const press = (): boolean => {
      const play = allCommands().find((command) => command.id === "run.play");
      if (play === undefined) return false;
      // A reload must not play again.
      window.history.replaceState(window.history.state, "", window.location.pathname);
      // After the rooms have done what they do when they come on screen.
      setTimeout(play.run, 0);
      return true;
    };
    if (press()) return undefined;
    const unsubscribe = useCommandStore.subscribe(() => {
      if (press()) unsubscribe();
    });
    return unsubscribe;
  }, []);
}
