// HTML files by the rules of others: the Nu HTML checker, axe-core in a real Chromium, and
// whether anything must be scrolled sideways on a telephone, on a desk and at 200 %.
//
//   node tests/html/check.mjs FOLDER TOOLS
//
// TOOLS is a folder in which `npm install --prefix TOOLS vnu-jar axe-core puppeteer-core`
// was run; Java and Chromium are those of the system (CHROMIUM names another one).

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, tools] = process.argv.slice(2);
const require = createRequire(join(resolve(tools), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const jar = join(resolve(tools), "node_modules/vnu-jar/build/dist/vnu.jar");

// What a page is looked at on: a telephone, a desk, and a desk at 200 %.
const views = [
  { name: "320", width: 320, height: 640, deviceScaleFactor: 2 },
  { name: "1280", width: 1280, height: 900, deviceScaleFactor: 1 },
  { name: "200%", width: 640, height: 450, deviceScaleFactor: 2 },
];
let problems = 0;
const tell = (file, words) => {
  problems += 1;
  console.error(`${file}: ${words}`);
};

function filesBelow(place) {
  return readdirSync(place).sort().flatMap((name) => {
    const path = join(place, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return name.endsWith(".html") ? [path] : [];
  });
}

function checkMarkup(files) {
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--stdout", "--", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (!run.stdout) throw new Error(`the Nu HTML checker did not run: ${run.stderr}`);
  for (const it of JSON.parse(run.stdout).messages) {
    const file = decodeURI((it.url ?? "").replace("file:", ""));
    tell(file, `${it.subType ?? it.type}: ${it.message} ${it.extract ?? ""}`);
  }
}

async function checkPage(page, file) {
  await page.goto(pathToFileURL(resolve(file)).href);
  for (const { name, ...view } of views) {
    await page.setViewport(view);
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      return document.documentElement.scrollWidth > width ? document.documentElement.scrollWidth : 0;
    });
    if (wide > 0) tell(file, `${name}: the page is ${wide} wide`);
    if (name === "200%") continue;
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run();
      return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes[0].html.slice(0, 300)}`);
    });
    found.forEach((words) => tell(file, `${name}: ${words}`));
  }
  // The first key leads over everything that comes before the text.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const place = await page.evaluate(() => document.activeElement?.id);
  if (place !== "main") tell(file, "the skip link does not lead to the text");
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name));
  asked.filter((it) => !it.startsWith("data:")).forEach((it) => tell(file, `asks for ${it}`));
}

const files = filesBelow(folder);
if (files.length === 0) throw new Error(`no HTML file below ${folder}`);
checkMarkup(files);
const chromium = process.env.CHROMIUM ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const file of files) await checkPage(page, file);
} finally {
  await browser.close();
}
console.log(`${files.length} HTML files, ${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
