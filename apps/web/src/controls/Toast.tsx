// Short messages at the bottom: what was done, with a way to undo it. Errors stay until they are closed.
import { Toast as BaseToast } from "@base-ui/react/toast";
import type { ReactElement, ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import css from "./Toast.module.css";

const manager = BaseToast.createToastManager();

/** What a toast says. */
export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly tone?: "plain" | "bad";
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Shows a toast; callable from anywhere. Plain ones leave after 6 s (10 s with an action), bad ones stay. */
export function toast(message: ToastMessage): void {
  const tone = message.tone ?? "plain";
  const { action } = message;
  const id = manager.add({
    title: message.title,
    description: message.description,
    type: tone,
    timeout: tone === "bad" ? 0 : action === undefined ? 6000 : 10_000,
    priority: tone === "bad" ? "high" : "low",
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.run();
            },
          },
        }),
  });
}

function ToastList(): ReactElement {
  const { toasts } = BaseToast.useToastManager();
  return (
    <>
      {toasts.map((item) => (
        <BaseToast.Root key={item.id} toast={item} className={css.toast} data-tone={item.type} swipeDirection={[]}>
          <BaseToast.Content className={css.content}>
            <div className={css.words}>
              <BaseToast.Title className={css.title} render={<p />} />
              <BaseToast.Description className={css.description} />
            </div>
            <BaseToast.Action className={css.action} />
            <BaseToast.Close render={<IconButton icon="close" label="Close message" size="small" />} />
          </BaseToast.Content>
        </BaseToast.Root>
      ))}
    </>
  );
}

/** Stands once around the app; F6 moves focus to the messages. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <BaseToast.Provider toastManager={manager} limit={3}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport className={css.viewport}>
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}
