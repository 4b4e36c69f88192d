namespace ClientPortal.Api.Commands;

/// <summary>What follows the verb: <c>--name value</c> pairs and flags.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the words.</summary>
    /// <exception cref="VerbException">A word that is no option, or an option that the verb does not know.</exception>
    public VerbArguments(IReadOnlyList<string> words, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (flags.Contains(word, StringComparer.Ordinal))
            {
                _values[word] = null;
            }
            else if (options.Contains(word, StringComparer.Ordinal) && i + 1 < words.Count)
            {
                _values[word] = words[++i];
            }
            else
            {
                throw new VerbException($"\"{word}\" is not understood here, or its value is missing. See help.");
            }
        }
    }

    public bool Has(string flag) => _values.ContainsKey(flag);

    public string? Get(string option) => _values.GetValueOrDefault(option);

    /// <summary>The option's value.</summary>
    /// <exception cref="VerbException">It is missing.</exception>
    public string Require(string option) => Get(option) is { Length: > 0 } value ? value : throw new VerbException($"{option} is missing. See help.");
}
