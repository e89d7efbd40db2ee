// How the page is built: React, CSS modules, the editor's workers as modules, and a few files of code: what every screen needs, what the home screen adds, and so on.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const service = process.env["LABAN_SERVICE"] ?? "http://127.0.0.1:4747";

export default defineConfig({
  plugins: [react()],
  worker: { format: "es" },
  // Only used by `vite` in development; the built page is served by apps/server from the same origin.
  server: { proxy: { "/api": service, "/trpc": service, "/healthz": service } },
  build: {
    target: "es2023",
    // Monaco is one large file on purpose: it is fetched only when a text or a condition is opened.
    chunkSizeWarningLimit: 5000,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Our packages only define: a name that is taken from one brings nothing else of it along.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
      output: {
        // Left alone, the bundler makes thirty small files of these, and each costs the browser about ten milliseconds before the first paint.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "monaco", test: /monaco-editor/, priority: 4 },
            // What every screen needs, and nothing that only the drawing does: the home screen is there before documents can be read.
            {
              name: "page",
              test: /node_modules\/(?!\.pnpm|yaml|@xyflow|d3-|uplot)|apps\/web\/src\/(api|commands|controls)\/|\/(clockTime|tabNews|drawOnOpening|unreachable)\.ts|notation\/src\/(signs\/|geometry)/,
              priority: 3,
              minShareCount: 2,
            },
            // Formats of other tools: fetched when something is exported or imported.
            { name: "interop", test: /packages\/interop\/|node_modules\/(fflate|saxes|xmlchars)/, priority: 3 },
            {
              name: "document",
              test: /packages\/(model|cel|compiler|bundle|notation)\/|node_modules\/yaml/,
              priority: 2,
            },
            {
              name: "workspace",
              test: /src\/(workspace|canvas|run|metrics|inspector|problems|selection|document)\/|@xyflow|d3-|uplot|packages\//,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
