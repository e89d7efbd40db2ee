// Who asks. The doors find out (sign-in, token, local mode); operations only ever see this, and this is the only place that decides who may.

/** What an operation needs its caller to be allowed to. */
export type Scope = "documents:read" | "documents:write" | "logs:read" | "logs:write" | "runs:read" | "runs:write";

/** What a person is in an organisation. */
export type Role = "owner" | "editor" | "viewer";

/** The caller of an operation: all that the service sees of a session. */
export interface Principal {
  readonly user: string;
  /** Everything stored belongs to one organisation; nobody sees another's. */
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** What this session may at most do, whatever the roles allow (a key for reading only, say). */
  readonly scopes: readonly Scope[];
}

const reading: readonly Scope[] = ["documents:read", "logs:read", "runs:read"];
const everything: readonly Scope[] = [...reading, "documents:write", "logs:write", "runs:write"];

const scopesOfRole = { owner: everything, editor: everything, viewer: reading } satisfies Record<
  Role,
  readonly Scope[]
>;

/** True if both a role of the caller and the session's own scopes allow it. */
export function may(principal: Principal, scope: Scope): boolean {
  return principal.scopes.includes(scope) && principal.roles.some((role) => scopesOfRole[role].includes(scope));
}

/** The one fixed owner of local mode: the server listens on loopback only, so whoever reaches it sits at this machine. */
export const localOwner: Principal = { user: "local", organisation: "local", roles: ["owner"], scopes: everything };
