// What the command palette offers on the home screen: to begin something, and to jump to any choreography.
import { useMemo } from "react";
import { useLocation } from "wouter";
import { withToast } from "../api/withToast.ts";
import { useTheme } from "../app/theme.ts";
import type { JumpTarget } from "../commands/CommandPalette.tsx";
import { useCommands, useCommandStore, type CommandDescription } from "../commands/commandStore.ts";
import { Icon } from "../controls/index.ts";
import { beginnings } from "./beginnings.ts";
import { createDocument, openExample, useDocuments } from "./documentsStore.ts";

/** Offers the commands while the home screen is shown. */
export function useHomeCommands(): void {
  const [, navigate] = useLocation();
  const commands = useMemo((): readonly CommandDescription[] => {
    const open = (work: () => Promise<string>) => () => withToast(async () => navigate(`/d/${await work()}`));
    return [
      {
        id: "home.new",
        title: "New choreography",
        group: "Document",
        icon: "plus",
        keys: ["N"],
        run: open(async () => (await createDocument({ name: "Untitled choreography" })).id),
      },
      ...beginnings.map((beginning): CommandDescription => ({
        id: `home.begin.${beginning.kind}`,
        title: `Begin with “${beginning.title}”`,
        group: "Document",
        run: open(async () => (await createDocument({ text: beginning.text })).id),
      })),
      ...(["light", "dark", "system"] as const).map((choice): CommandDescription => ({
        id: `theme.${choice}`,
        title: choice === "system" ? "Theme as the system" : `${choice === "light" ? "Light" : "Dark"} theme`,
        group: "View",
        run: () => useTheme.getState().choose(choice),
      })),
      {
        id: "help.commands",
        title: "Find a choreography or a command",
        group: "Help",
        keys: ["Mod+K"],
        run: () => useCommandStore.setState({ isPaletteOpen: true }),
      },
      {
        id: "help.shortcuts",
        title: "All shortcuts",
        group: "Help",
        keys: ["?"],
        run: () => useCommandStore.setState({ isShortcutsOpen: true }),
      },
    ];
  }, [navigate]);
  useCommands("home", commands);
}

/** The choreographies and examples, to jump to. */
export function useHomeTargets(): readonly JumpTarget[] {
  const [, navigate] = useLocation();
  const documents = useDocuments((state) => state.documents);
  const examples = useDocuments((state) => state.examples);
  return useMemo(
    () => [
      ...documents.map((document) => ({
        id: `document:${document.id}`,
        title: document.name,
        note: "choreography",
        sign: <Icon name="score" />,
        run: () => navigate(`/d/${document.id}`),
      })),
      ...examples.map((example) => ({
        id: `example:${example.id}`,
        title: example.name,
        note: "example",
        sign: <Icon name="file" />,
        run: () => withToast(async () => navigate(`/d/${await openExample(example.id)}`)),
      })),
    ],
    [documents, examples, navigate],
  );
}
