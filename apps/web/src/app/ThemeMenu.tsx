// The switch between light, dark and what the system says.
import type { ReactElement } from "react";
import { IconButton, Menu, type IconName } from "../controls/index.ts";
import { useTheme, type ThemeChoice } from "./theme.ts";

const choices: readonly { readonly choice: ThemeChoice; readonly label: string; readonly icon: IconName }[] = [
  { choice: "light", label: "Light", icon: "sun" },
  { choice: "dark", label: "Dark", icon: "moon" },
  { choice: "system", label: "As the system", icon: "system" },
];

/** An icon button with a menu of three. */
export function ThemeMenu(): ReactElement {
  const { choice, shown, choose } = useTheme();
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={shown === "dark" ? "moon" : "sun"} label="Theme" />}
      entries={choices.map((one) => ({
        label: one.label,
        icon: one.icon,
        checked: one.choice === choice,
        run: () => choose(one.choice),
      }))}
    />
  );
}
