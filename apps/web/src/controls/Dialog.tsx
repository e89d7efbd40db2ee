// A dialog: title, words, content, and its buttons at the bottom right. Esc and the cross close it; focus goes back to where it was.
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { useRef, type ReactElement, type ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import css from "./Dialog.module.css";

/** A controlled dialog. `width` in pixels; the height follows the content and scrolls inside. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  width = 480,
  children,
  buttons,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly width?: number;
  readonly children?: ReactNode;
  readonly buttons?: ReactNode;
}): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  // The last button is what most people want next; without buttons the dialog's own choice stands.
  const firstFocus = (): HTMLElement | true =>
    popup.current?.querySelector<HTMLElement>("footer button:last-of-type") ?? true;
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={css.backdrop} />
        <BaseDialog.Popup ref={popup} className={css.dialog} style={{ width }} initialFocus={firstFocus}>
          <header className={css.head}>
            <BaseDialog.Title className={css.title}>{title}</BaseDialog.Title>
            <BaseDialog.Close render={<IconButton icon="close" label="Close" size="small" />} />
          </header>
          {description !== undefined && (
            <BaseDialog.Description className={css.description}>{description}</BaseDialog.Description>
          )}
          {children !== undefined && <div className={css.body}>{children}</div>}
          {buttons !== undefined && <footer className={css.foot}>{buttons}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
