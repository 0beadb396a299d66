// One whole checkout by itself, as a person would do it: shop in one window, wallet in another.
//
//   SHOP_URL=... WALLET_URL=... [SCREENSHOTS=folder] node tests/e2e/once.mjs
//
// One line per step with its time; the last line says how it ended, and so does the exit status.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { launchProfile, openTab } from './support/browser.mjs';

const { SHOP_URL, WALLET_URL, SCREENSHOTS } = process.env;
if (!SHOP_URL || !WALLET_URL) {
  console.error('usage: SHOP_URL=... WALLET_URL=... [SCREENSHOTS=folder] node tests/e2e/once.mjs');
  process.exit(2);
}

const began = performance.now();
let pictures = 0;

async function step(text, work, ...pages) {
  const before = performance.now();
  const result = await work();
  const seconds = (from) => ((performance.now() - from) / 1000).toFixed(2);
  const [took, total] = [seconds(before), seconds(began)];
  console.log(`${total.padStart(7)} s  ${text} (${took} s)`);
  for (const [name, page] of pages) await picture(name, page);
  return result;
}

async function picture(name, page) {
  if (!SCREENSHOTS) return;
  pictures += 1;
  const number = String(pictures).padStart(2, '0');
  const frames = page.frames(); // what was asked to be drawn is on the screen two frames later
  await Promise.all(frames.map((frame) => frame.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  }))));
  await page.screenshot({ path: join(SCREENSHOTS, `${number}-${name}.png`), fullPage: true });
}

async function checkout(profile) {
  const seen = { reducedMotion: 'reduce' }; // pictures without anything half-way
  const shop = await openTab(profile, { viewport: { width: 1180, height: 900 }, ...seen });
  const wallet = await openTab(profile, { viewport: { width: 900, height: 900 }, ...seen });
  const frame = shop.frameLocator('bleepay-checkout >> iframe');
  const log = (name, text) => shop.locator('#log li', { hasText: name })
    .filter({ hasText: text }).last().waitFor({ timeout: 60000 });

  await step('the shop is open, the checkout is ready', async () => {
    await shop.goto(SHOP_URL);
    await log('ready', '');
  }, ['shop', shop]);
  await step('the wallet has signed up', async () => {
    await wallet.goto(WALLET_URL);
    await wallet.getByRole('button', { name: 'Create a demo wallet' }).click();
    await wallet.getByRole('button', { name: 'Show my code' }).waitFor();
  }, ['wallet-home', wallet]);
  const code = await step('the wallet shows its code', async () => {
    await wallet.getByRole('button', { name: 'Show my code' }).click();
    return (await wallet.locator('#context-code').textContent()).replace(' ', '');
  }, ['wallet-code', wallet]);
  await step('the code is typed into the checkout', async () => {
    await frame.locator('#code').pressSequentially(code);
  }, ['code-typed', shop]);
  const session = await step('signed in, the session is open', async () => {
    await frame.locator('#code').press('Enter');
    const shown = await frame.locator('[data-node="session.code"]').textContent({ timeout: 20000 });
    return shown.replace(/[^0-9A-Z]/g, '').slice(-6);
  }, ['session', shop]);
  await step('the wallet has joined, both vouchers wait for approval', async () => {
    await wallet.getByLabel('Session code').fill(session);
    await wallet.getByRole('button', { name: 'Join' }).click();
    await wallet.locator('[data-status="REDEEMED"]').nth(1).waitFor({ timeout: 30000 });
  }, ['waiting', shop], ['wallet-requests', wallet]);
  for (const amount of ['100 EURC', '50 USDC']) {
    await step(`${amount} approved in the wallet`, async () => {
      await wallet.getByRole('button', { name: `Approve ${amount}` }).click();
      await wallet.locator('[data-status="RESOLVED"]', { hasText: amount }).waitFor();
    }, ['wallet-approved', wallet], ['approving', shop]);
  }
  const outcome = await step('the shop has heard the outcome', async () => {
    await shop.locator('#result[data-outcome]').waitFor({ timeout: 130000 });
    return shop.locator('#result').getAttribute('data-outcome');
  }, ['outcome', shop]);
  await verify(shop, wallet, outcome);
}

/** What the server says counts, not what a screen says. */
async function verify(shop, wallet, outcome) {
  const { session, vouchers } = await wallet.evaluate(async () => {
    const { Bleepay } = await import('./bleepay.js');
    const kept = JSON.parse(localStorage.getItem('bleepay-demo-wallet'));
    const found = await new Bleepay(kept.account).session(kept.sessionId);
    return { session: found.status, vouchers: found.vouchers.map(({ status }) => status) };
  });
  const resolved = vouchers.filter((status) => status === 'RESOLVED').length;
  const line = `checkout ${outcome}: ${resolved} of ${vouchers.length} vouchers RESOLVED, ` +
    `session ${session}`;
  const troubles = [...shop.troubles, ...wallet.troubles];
  if (troubles.length) throw new Error(`${line}\non the pages: ${troubles.join('\n')}`);
  console.log(line);
  if (outcome !== 'complete' || resolved !== 2 || session !== 'CLOSED') process.exitCode = 1;
}

if (SCREENSHOTS) mkdirSync(SCREENSHOTS, { recursive: true });
const profile = await launchProfile();
try {
  await checkout(profile);
} catch (error) {
  console.log(`failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  await profile.close();
}
