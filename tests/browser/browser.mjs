// What the browser tests share: Debian's Chromium without a window, and a page in it that may load nothing but its file.
// Exit code 77: the browser or playwright-core is not installed (npm install in this folder); ctest calls that skipped.
import { existsSync } from "node:fs";

const kSkipped = 77;
const kBrowser = process.env.DOSSIER_CHROMIUM || "/usr/bin/chromium";

function skip(reason) {
  console.log("SKIPPED: " + reason);
  process.exit(kSkipped);
}

export async function startBrowser() {
  if (!existsSync(kBrowser)) skip(kBrowser + " is not installed");
  let playwright;
  try {
    playwright = await import("playwright-core");
  } catch {
    skip("playwright-core is not installed; run npm install in tests/browser");
  }
  return playwright.chromium.launch({
    executablePath: kBrowser,
    args: ["--no-sandbox", "--disable-gpu", "--headless", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
}

/** Opens a file. `faults` collects errors on the console, exceptions, dialogs and requests for anything else. */
export async function openFile(browser, path, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push("console: " + message.text()));
  page.on("pageerror", (error) => faults.push("exception: " + error.message));
  page.on("dialog", (dialog) => { faults.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push("request: " + request.url()));
  await page.goto("file://" + path);
  return { page, faults };
}

export function expect(what, found, expected) {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  console.error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  process.exit(1);
}
