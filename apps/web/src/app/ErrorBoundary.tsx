// What is shown when a part of the page breaks: the words of the error, and ways out that lose nothing.
import { Component, type ErrorInfo, type ReactElement, type ReactNode } from "react";
import { Button } from "../controls/index.ts";
import css from "./Screen.module.css";

interface Properties {
  /** What broke, for the sentence: "The canvas". */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a broken part from taking the rest with it. The text of the document is kept by the store, outside of React. */
export class ErrorBoundary extends Component<Properties, { readonly problem: Error | null }> {
  override state: { readonly problem: Error | null } = { problem: null };

  static getDerivedStateFromError(problem: unknown): { problem: Error } {
    return { problem: problem instanceof Error ? problem : new Error(String(problem)) };
  }

  override componentDidCatch(problem: Error, info: ErrorInfo): void {
    console.error(`${this.props.what} broke:`, problem, info.componentStack);
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return <Broken what={this.props.what} problem={problem} onRetry={() => this.setState({ problem: null })} />;
  }
}

function Broken({
  what,
  problem,
  onRetry,
}: {
  readonly what: string;
  readonly problem: Error;
  readonly onRetry: () => void;
}): ReactElement {
  return (
    <div className={css.screen} role="alert">
      <h2 className={css.title}>{what} could not be drawn</h2>
      <p className={css.words}>This is a fault of ours, not of your document: nothing of it is lost.</p>
      <pre className={css.detail}>{problem.message}</pre>
      <div className={css.ways}>
        <Button onClick={onRetry}>Try again</Button>
        <Button onClick={() => window.location.reload()}>Reload the page</Button>
      </div>
    </div>
  );
}
