using System.Collections.Frozen;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>All methods by name, without regard to case.</summary>
internal sealed class BotMethods(IEnumerable<IBotMethod> methods)
{
    private readonly FrozenDictionary<string, IBotMethod> _methods = methods
        .SelectMany(method => method.Names.Select(name => KeyValuePair.Create(name, method)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public IBotMethod? Find(string name) => _methods.GetValueOrDefault(name);
}
