// The canvas: the picture of the open document in React Flow, between its ground and its ruler. It shows and takes
// gestures; every change is a command on the document, and the picture follows from that.
import { ReactFlow, ReactFlowProvider, SelectionMode, type EdgeTypes, type NodeTypes } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useRef, type ReactElement } from "react";
import { useCanvas } from "./canvasStore.ts";
import css from "./Canvas.module.css";
import { CanvasMenu } from "./CanvasMenu.tsx";
import { ConnectionLine, FollowingLine } from "./connect/ConnectionLine.tsx";
import { Dimming, useLit } from "./dim/Dimming.tsx";
import { EmptyCanvas } from "./EmptyCanvas.tsx";
import { Tokens } from "./live/Tokens.tsx";
import { Minimap } from "./minimap/Minimap.tsx";
import { CardNode } from "./nodes/CardNode.tsx";
import { EchoNode } from "./nodes/EchoNode.tsx";
import { ArmedTool } from "./place/ArmedTool.tsx";
import { PinNode } from "./nodes/PinNode.tsx";
import { Plates } from "./nodes/Plates.tsx";
import { CanvasPicker } from "./picker/CanvasPicker.tsx";
import { Ground } from "./score/Ground.tsx";
import { Heads } from "./score/Heads.tsx";
import { Ruler } from "./score/Ruler.tsx";
import { DragAids } from "./gestures/DragAids.tsx";
import { useCanvasCommands } from "./gestures/useCanvasCommands.ts";
import { useCanvasGestures } from "./gestures/useCanvasGestures.ts";
import { useFlowNodes } from "./picture/useFlowNodes.ts";
import { usePaneSize } from "./viewport/usePaneSize.ts";
import { usePicture } from "./picture/usePicture.ts";
import { CanvasBar } from "./viewport/CanvasBar.tsx";
import { useViewport } from "./viewport/useViewport.ts";
import { useViewportVariables } from "./viewport/useViewportVariables.ts";
import { WireEdge } from "./wires/WireEdge.tsx";

const nodeTypes: NodeTypes = { card: CardNode, pin: PinNode, echo: EchoNode };
const edgeTypes: EdgeTypes = { wire: WireEdge };
const panButtons = [1];
const zoomKeys = ["Meta", "Control"];
const addKeys = ["Shift", "Meta", "Control"];
const plain = { hideAttribution: true };

/** The canvas of the open document. */
export function Canvas(): ReactElement {
  return (
    <ReactFlowProvider>
      <OpenCanvas />
    </ReactFlowProvider>
  );
}

function OpenCanvas(): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  const size = usePaneSize(pane);
  return (
    <div ref={pane} className={css.pane}>
      {size !== null && <Stage pane={pane} size={size} />}
    </div>
  );
}

function Stage({
  pane,
  size,
}: {
  readonly pane: React.RefObject<HTMLDivElement | null>;
  readonly size: { readonly width: number; readonly height: number };
}): ReactElement {
  const stage = useRef<HTMLDivElement>(null);
  const picture = usePicture(size.width);
  const flow = useFlowNodes(picture);
  const viewport = useViewport(picture, size);
  const gestures = useCanvasGestures({ picture, pane, flow, viewport });
  useViewportVariables(stage);
  useCanvasCommands(gestures.actions);
  const isConnecting = useCanvas((state) => state.connecting !== null);
  const lit = useLit(picture);
  const isArmed = useCanvas((state) => state.armed !== null);
  const isScore = picture.view === "score";
  return (
    <div
      ref={stage}
      className={css.stage}
      data-canvas=""
      data-view={picture.view}
      data-connecting={isConnecting}
      data-armed={isArmed}
      data-dims={lit === null ? undefined : ""}
      tabIndex={0}
      role="application"
      aria-roledescription={isScore ? "score" : "canvas"}
      aria-label={
        isScore
          ? "The choreography as a score. Arrow keys follow its wires."
          : "The choreography, freely laid out. Arrow keys follow its wires."
      }
      {...gestures.stage}
    >
      {isScore && <Ground picture={picture} />}
      <ReactFlow
        className={css.flow}
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={viewport.opening}
        minZoom={0.05}
        maxZoom={2.5}
        onlyRenderVisibleElements
        nodesFocusable={false}
        edgesFocusable={false}
        edgesReconnectable={false}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={addKeys}
        panOnDrag={panButtons}
        panOnScroll
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        zoomActivationKeyCode={zoomKeys}
        nodeDragThreshold={4}
        connectionRadius={0}
        connectOnClick={false}
        connectionLineComponent={ConnectionLine}
        proOptions={plain}
        {...gestures.flow}
      />
      {isScore && <Heads picture={picture} {...gestures.heads} />}
      {isScore && <Ruler picture={picture} />}
      <Plates picture={picture} />
      <Tokens picture={picture} />
      <CanvasBar onFit={gestures.actions.fit} />
      <EmptyCanvas />
      <DragAids picture={picture} />
      <Dimming picture={picture} lit={lit} />
      {!isScore && <Minimap picture={picture} onMoved={gestures.actions.moved} />}
      <ArmedTool stage={stage} />
      <FollowingLine picture={picture} stage={stage} />
      <CanvasPicker toPane={gestures.toPane} />
      <CanvasMenu actions={gestures.actions} />
      <Said />
    </div>
  );
}

/** The polite live region: what was created, connected, reached. */
function Said(): ReactElement {
  const said = useCanvas((state) => state.said);
  return (
    <div className="spoken" role="status" aria-live="polite">
      {said}
    </div>
  );
}
