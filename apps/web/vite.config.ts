// How the page is built: React, CSS modules, the editor's workers as modules, and the parts that the home screen does not need in files of their own.
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
  },
});
