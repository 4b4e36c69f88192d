// A bot on grammY that the tests talk to through the emulator's user side.
// Settings: BOT_TOKEN, API_ROOT (the emulator), TRANSPORT (polling | webhook); with webhook PORT and SECRET.
import { createServer } from "node:http";
import { Bot, InlineKeyboard, InputFile, webhookCallback } from "grammy";

const { BOT_TOKEN: token, API_ROOT: apiRoot, TRANSPORT: transport, PORT: port, SECRET: secret } = process.env;
const bot = new Bot(token, { client: { apiRoot } });

bot.command("start", (context) =>
  context.reply(`<b>Welcome</b> ${context.match}`, { parse_mode: "HTML", reply_markup: new InlineKeyboard().text("Press me", "pressed:1") }));

bot.callbackQuery(/^pressed:(\d+)$/, async (context) => {
  await context.answerCallbackQuery({ text: "Thank you", show_alert: true });
  await context.editMessageText(`Pressed ${context.match[1]}`);
});

bot.on("message:document", async (context) => {
  const file = await context.getFile();
  const content = Buffer.from(await (await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)).arrayBuffer());
  const loud = new InputFile(Buffer.from(content.toString("utf8").toUpperCase()), "loud.txt");
  await context.replyWithDocument(loud, { caption: `${content.length} bytes of ${context.msg.document.file_name}` });
});

bot.on("message:text", async (context) => {
  const before = context.msg.reply_to_message;
  await context.react("👍");
  await context.reply(before ? `${before.from.username} said: ${before.text}` : `You said: ${context.msg.text}`,
    { reply_parameters: { message_id: context.msg.message_id } });
});

bot.on("my_chat_member", (context) => console.log(`member ${context.myChatMember.new_chat_member.status}`));

bot.catch((error) => console.log(`failed ${error.message}`));

const kinds = ["message", "callback_query", "my_chat_member"];
if (transport === "webhook") {
  const server = createServer(webhookCallback(bot, "http", { secretToken: secret }));
  await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: secret, allowed_updates: kinds });
  await bot.init();
  console.log("ready");
} else {
  bot.start({ allowed_updates: kinds, onStart: () => console.log("ready") });
}
