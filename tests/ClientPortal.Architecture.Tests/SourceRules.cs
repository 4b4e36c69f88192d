using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace ClientPortal.Architecture.Tests;

/// <summary>Rules that hold in the text of the production sources.</summary>
public sealed partial class SourceRules
{
    [Fact]
    public void NothingPublishesAroundTheOutbox() =>
        Matches(PublishingTypes(), file => !file.StartsWith("src/ClientPortal.Messaging/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void OnlyTheGatewaySeesTheBotToken() =>
        Matches(BotToken(), file => !file.StartsWith("src/ClientPortal.BotGateway/", StringComparison.Ordinal)
            && !file.StartsWith("src/ClientPortal.TelegramEmulator/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void TextsForPeopleComeFromResources() => Matches(Cyrillic(), _ => true).ShouldBeEmpty();

    [Fact]
    public void TimeComesFromTimeProvider() => Matches(WallClock(), _ => true).ShouldBeEmpty();

    [Fact]
    public void RussianAndEnglishResourcesHaveTheSameKeys()
    {
        var russian = Repository.Files("*.ru.resx", "src").ToList();
        foreach (var file in russian)
        {
            var neutral = file.Replace(".ru.resx", ".resx", StringComparison.Ordinal);
            ResourceFile.Keys(file).ShouldBe(ResourceFile.Keys(neutral), ignoreOrder: true, Repository.Relative(file));
        }

        Repository.Files("*.resx", "src").Except(russian).Where(file => !russian.Contains(file.Replace(".resx", ".ru.resx", StringComparison.Ordinal)))
            .ShouldBeEmpty("each resource file needs its Russian twin");
    }

    private static IEnumerable<string> Matches(Regex pattern, Func<string, bool> counts) =>
        from file in Repository.Files("*.cs", "src").Concat(Repository.Files("*.razor", "src"))
        let relative = Repository.Relative(file)
        where counts(relative)
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        let code = line.text.TrimStart()
        where !code.StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(code)
        select $"{relative}:{line.number}: {code}";

    [GeneratedRegex(@"\b(IBus|IBusControl|IPublishEndpoint|ISendEndpointProvider|ISendEndpoint|BasicPublishAsync)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PublishingTypes();

    [GeneratedRegex(@"BotToken\b|Telegram:BotToken|Telegram__BotToken", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BotToken();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(UtcNow|Now|Today)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WallClock();
}
