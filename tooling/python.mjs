// Finds python3 for the tests that run exported Python, or installs Debian's through apt where we are root.
import { spawnSync } from "node:child_process";

/** Whether python3 starts and is 3.9 or newer. */
export function findOrInstallPython() {
  if (starts()) return true;
  if (process.platform === "linux" && process.getuid?.() === 0) {
    console.error("laban: no python3 found; installing Debian's (apt-get install python3)");
    const quiet = { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "python3"], quiet);
  }
  return starts();
}

function starts() {
  const check = "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 1)";
  return spawnSync("python3", ["-c", check], { stdio: "ignore" }).status === 0;
}
