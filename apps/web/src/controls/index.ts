// The door of the controls: everything a person presses, types into or opens, in the look's tokens.
export { Button, IconButton, type ButtonLook, type ButtonProps, type IconButtonProps } from "./Button.tsx";
export { distinctKeys } from "./distinctKeys.ts";
export { Dialog } from "./Dialog.tsx";
export { Field, FieldProblems, type FieldProblem } from "./Field.tsx";
export { giveFocusBack } from "./giveFocusBack.ts";
export { Icon, type IconName } from "./Icon.tsx";
export { joinClasses } from "./joinClasses.ts";
export { Kbd, keysInWords } from "./Kbd.tsx";
export { ContextMenu, Menu, type MenuEntry } from "./Menu.tsx";
export { SegmentedSwitch } from "./SegmentedSwitch.tsx";
export { Select, type SelectOption } from "./Select.tsx";
export { Sign, type Shading } from "./Sign.tsx";
export { Tabs, type TabDescription } from "./Tabs.tsx";
export { TextArea, TextInput, type TextInputProps } from "./TextInput.tsx";
export { toast, ToastProvider, type ToastMessage } from "./Toast.tsx";
export { Tooltip, TooltipProvider } from "./Tooltip.tsx";
