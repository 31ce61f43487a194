// Builds static/ from assets/: one style sheet, the scripts, the icons. Run by `npm run build`.
// `node assets/build.mjs --watch` builds again whenever a source changes.
import { cp, mkdir, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as sass from "sass";

const assets = dirname(fileURLToPath(import.meta.url));
const root = dirname(assets);
const output = join(root, "static");
const mojImages = join(root, "node_modules/@ministryofjustice/frontend/moj/assets/images");

async function styles() {
  const { css } = await sass.compileAsync(join(assets, "tracker.scss"), {
    loadPaths: [join(root, "node_modules"), root],
    quietDeps: true,
    style: "compressed",
  });
  await writeFile(join(output, "tracker.css"), css);
}

// What every page loads, and what a part of some pages loads after it (js/loaded.js).
const SCRIPTS = [
  { from: "tracker.js", to: "tracker.js", format: "iife" },
  { from: "js/person-search.js", to: "person-search.js", format: "esm" },
  { from: "js/register.js", to: "register.js", format: "esm" },
  { from: "js/week-grid.js", to: "week-grid.js", format: "esm" },
];

async function scripts() {
  const built = SCRIPTS.map(({ from, to, format }) =>
    esbuild.build({
      bundle: true,
      entryPoints: [join(assets, from)],
      format,
      legalComments: "none",
      // The sources of accessible-autocomplete, without the polyfills for old browsers that its own build carries:
      // 41 kB less to load before anyone can choose a person.
      alias: { "accessible-autocomplete": join(root, "node_modules/accessible-autocomplete/src/wrapper.js") },
      define: { "process.env.COMPONENT_LIBRARY": '"PREACT"' },
      loader: { ".js": "jsx" },
      minify: true,
      outfile: join(output, to),
      target: ["es2022"],
    }),
  );
  await Promise.all(built);
}

async function icons() {
  await cp(join(assets, "icons"), output, { recursive: true });
  await cp(join(mojImages, "icon-document.svg"), join(output, "icon-document.svg"));
}

async function build() {
  await mkdir(output, { recursive: true });
  await Promise.all([styles(), scripts(), icons()]);
}

await build();
if (process.argv.includes("--watch")) {
  let waiting;
  watch(assets, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => build().catch(console.error), 100);
  });
}
