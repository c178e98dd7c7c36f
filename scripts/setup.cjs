/*
 * Installs what is missing, before any other script: run by whatever Node the machine has, so no dependency and no new syntax.
 * A node_modules that was made from this very lock file is left alone.
 */
var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
var stamp = path.join(root, 'node_modules', '.afterword-lock');

var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error('Afterword needs Node 20 or newer to install itself; this is ' + process.version + '. See https://nodejs.org.');
  process.exit(1);
}

var lock = crypto
  .createHash('sha256')
  .update(fs.readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');
var before = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';

if (before !== lock) {
  console.log('Installing what package-lock.json names (npm ci) …');
  // npm tells its own path to the scripts that it runs; by name elsewhere.
  var npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  var args = npm[1].concat(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  var result = childProcess.spawnSync(npm[0], args, { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status || 1);
  fs.writeFileSync(stamp, lock);
}
