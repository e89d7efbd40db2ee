// The document as a tree, everything reachable by keyboard: arrows move and fold, Enter selects and shows it, F2 renames.
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { Icon, joinClasses, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { diagnosticsOf, signNameOf } from "../document/elements.ts";
import { isSameRef, useSelection } from "../selection/selectionStore.ts";
import { outlineTree, visibleNodes, type OutlineNode } from "./outlineTree.ts";
import css from "./Rail.module.css";

/** The outline. */
export function Outline(): ReactElement {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const tree = useMemo(() => outlineTree(document, catalog), [document, catalog]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const nodes = visibleNodes(tree, folded);
  const focused = Math.max(
    0,
    nodes.findIndex(({ node }) => node.key === focusedKey),
  );

  function focus(at: number): void {
    const target = nodes[Math.min(nodes.length - 1, Math.max(0, at))];
    if (target === undefined) return;
    setFocusedKey(target.node.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(target.node.key)}"]`)?.focus();
  }

  function fold(node: OutlineNode, isFolded: boolean): void {
    setFolded((before) => {
      const next = new Set(before);
      if (isFolded) next.add(node.key);
      else next.delete(node.key);
      return next;
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const current = nodes[focused];
    if (current === undefined) return;
    const { node, parent } = current;
    const isFolded = folded.has(node.key);
    switch (event.key) {
      case "ArrowDown":
        focus(focused + 1);
        break;
      case "ArrowUp":
        focus(focused - 1);
        break;
      case "Home":
        focus(0);
        break;
      case "End":
        focus(nodes.length - 1);
        break;
      case "ArrowRight":
        if (node.children.length > 0 && isFolded) fold(node, false);
        else if (node.children.length > 0) focus(focused + 1);
        break;
      case "ArrowLeft":
        if (node.children.length > 0 && !isFolded) fold(node, true);
        else if (parent !== null) focus(nodes.findIndex((other) => other.node === parent));
        break;
      case "Enter":
      case " ":
        if (node.ref !== undefined) useSelection.getState().reveal(node.ref);
        else fold(node, !isFolded);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={list} role="tree" aria-label="Outline" className={css.tree} onKeyDown={onKeyDown}>
      {nodes.map(({ node, depth }, at) => (
        <Row
          key={node.key}
          node={node}
          depth={depth}
          isFolded={folded.has(node.key)}
          isTabStop={at === focused}
          onFocus={() => setFocusedKey(node.key)}
          onFold={() => fold(node, !folded.has(node.key))}
        />
      ))}
      {nodes.length === 0 && (
        <p className={css.empty}>Nothing here yet. Drag a sign onto the canvas, or press its letter.</p>
      )}
    </div>
  );
}

function Row({
  node,
  depth,
  isFolded,
  isTabStop,
  onFocus,
  onFold,
}: {
  readonly node: OutlineNode;
  readonly depth: number;
  readonly isFolded: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onFold: () => void;
}): ReactElement {
  const { ref } = node;
  const isSelected = useSelection((state) => ref !== undefined && state.selected.some((one) => isSameRef(one, ref)));
  const sign = useDocument((state) => (ref === undefined ? null : signNameOf(state.document, ref)));
  const problems = useDocument((state) =>
    ref === undefined ? 0 : diagnosticsOf(state.diagnostics, ref).filter(({ severity }) => severity !== "info").length,
  );
  const hasChildren = node.children.length > 0;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isSelected}
      {...(hasChildren ? { "aria-expanded": !isFolded } : {})}
      data-key={node.key}
      tabIndex={isTabStop ? 0 : -1}
      className={joinClasses(css.row, depth === 0 && css.top)}
      data-selected={isSelected}
      onFocus={onFocus}
      onPointerEnter={() => ref !== undefined && useSelection.getState().hover(ref)}
      onPointerLeave={() => useSelection.getState().hover(null)}
      onClick={() => (ref === undefined ? onFold() : useSelection.getState().reveal(ref))}
    >
      <span
        className={css.fold}
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {hasChildren && <Icon name={isFolded ? "chevronRight" : "chevronDown"} size={12} />}
      </span>
      {sign !== null && <Sign kind={sign} size={16} />}
      <span className={css.label}>{node.label}</span>
      {problems > 0 && (
        <span className={css.problem}>
          <Icon name="octagon" size={12} label={problems === 1 ? "1 problem" : `${problems} problems`} />
        </span>
      )}
    </div>
  );
}
