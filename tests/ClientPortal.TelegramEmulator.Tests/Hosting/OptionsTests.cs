using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Tests.Hosting;

public sealed class OptionsTests
{
    [Fact]
    public async Task WrongTokenStopsTheStartWithASentence()
    {
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => TestBot.StartAsync(options => options.BotToken = "secret"));

        refusal.Message.ShouldStartWith("Emulator:BotToken must look like");
        refusal.Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("bot name")]
    [InlineData("clientportal")]
    public async Task WrongUsernameStopsTheStart(string username) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => TestBot.StartAsync(options => options.BotUsername = username)))
            .Message.ShouldStartWith("Emulator:BotUsername must be");

    [Fact]
    public async Task BotsMustDiffer() =>
        (await Should.ThrowAsync<OptionsValidationException>(() => TestBot.StartAsync(options =>
            options.Bots.Add(new() { Token = EmulatorOptions.DefaultBotToken, Name = "x", Username = "other_bot" }))))
            .Message.ShouldContain("different ids");

    [Fact]
    public async Task HealthIsAnswered()
    {
        await using var bot = await TestBot.StartAsync();

        (await bot.Http.GetStringAsync("/health", TestContext.Current.CancellationToken)).ShouldContain("Healthy");
        (await bot.Http.GetStringAsync("/alive", TestContext.Current.CancellationToken)).ShouldContain("Healthy");
    }
}
