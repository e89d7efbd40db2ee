// The manifest of a packed library: the workspace's own, with JavaScript instead of sources and versions instead of "workspace:*".

/** What is read of a workspace manifest. */
export interface WorkspaceManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Files of a package beside dist/ that are packed, each as an entry of its own. */
const extraFiles: Readonly<Record<string, readonly string[]>> = { "@laban/bundle": ["schema/bundle.schema.json"] };

/** The manifest that is packed. `versionOf` answers for every dependency; what the workspace marks private is so only there. */
export function packedManifest(manifest: WorkspaceManifest, versionOf: (name: string) => string): object {
  const { name, version, description, license, dependencies = {} } = manifest;
  const extra = extraFiles[name] ?? [];
  return {
    name,
    version,
    description,
    license,
    keywords: ["laban", "choreography", "events", "patterns", "cel"],
    type: "module",
    engines: { node: ">=20" },
    sideEffects: false,
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      ...Object.fromEntries(extra.map((file) => [`./${file}`, `./${file}`])),
      "./package.json": "./package.json",
    },
    files: ["dist", ...extra],
    dependencies: Object.fromEntries(Object.keys(dependencies).map((each) => [each, versionOf(each)])),
  };
}
