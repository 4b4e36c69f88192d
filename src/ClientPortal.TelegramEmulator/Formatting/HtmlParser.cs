using System.Text;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>
/// Parse mode HTML. Input <c>&lt;b&gt;Hi&lt;/b&gt; &amp;amp; bye</c> gives the text <c>Hi &amp; bye</c> and one bold entity.
/// Errors are Telegram's, with byte offsets into the input.
/// </summary>
internal sealed class HtmlParser
{
    private readonly Utf8Source _source;
    private readonly StringBuilder _text = new();
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();

    private HtmlParser(string html) => _source = new Utf8Source(html);

    public static FormattedText Parse(string html) => new HtmlParser(html).Parse();

    private FormattedText Parse()
    {
        while (!_source.AtEnd)
        {
            if (_source.Current == '&' && HtmlCharacter.TryRead(_source, _text))
            {
                continue;
            }

            if (_source.Current != '<')
            {
                _source.CopyCharacter(_text);
            }
            else if (_source.Peek(1) == '/')
            {
                ReadEndTag();
            }
            else
            {
                _open.Push(HtmlStartTag.Read(_source, _text.Length));
            }
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw new FormattingException($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        }

        var text = _text.ToString();
        if (!IsWellFormed(text))
        {
            throw new FormattingException(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units");
        }

        // Only a pre shows a language; a code kept it for the pre that might have been around it.
        return new FormattedText(text, _entities.ConvertAll(entity => entity.Type == EntityTypes.Code ? entity with { Language = null } : entity));
    }

    private void ReadEndTag()
    {
        var begin = _source.Position;
        if (!_open.TryPeek(out var tag))
        {
            throw new FormattingException($"Unexpected end tag at byte offset {begin}");
        }

        _source.Position += 2;
        while (!Utf8Source.IsSpace(_source.Current) && _source.Current != '>')
        {
            _source.Position++;
        }

        var name = _source.Slice(begin + 2, _source.Position).ToLowerInvariant();
        _source.SkipSpaces();
        if (_source.Current != '>')
        {
            throw new FormattingException($"Unclosed end tag at byte offset {begin}");
        }

        if (name.Length > 0 && name != tag.Name)
        {
            throw new FormattingException(
                $"Unmatched end tag at byte offset {begin}, expected \"</{tag.Name}>\", found \"</{name}>\"");
        }

        _source.Position++;
        _open.Pop();
        if (_text.Length > tag.Offset)
        {
            Close(tag);
        }
    }

    private void Close(OpenTag tag)
    {
        var length = _text.Length - tag.Offset;
        if (tag.Name is "pre" or "code")
        {
            ClosePreOrCode(tag, length);
            return;
        }

        var entity = HtmlEntityFactory.Create(tag, length, () => _text.ToString(tag.Offset, length));
        if (entity is not null)
        {
            _entities.Add(entity);
        }
    }

    /// <summary>A <c>code class="language-x"</c> that fills a <c>pre</c>, in either order, becomes one pre with a language.</summary>
    private void ClosePreOrCode(OpenTag tag, int length)
    {
        var last = _entities.Count - 1;
        var inner = last >= 0 && _entities[last].Offset == tag.Offset && _entities[last].Length == length ? _entities[last] : null;
        if (tag.Name == "pre" && inner is { Type: EntityTypes.Code, Language: not null })
        {
            _entities[last] = inner with { Type = EntityTypes.Pre };
        }
        else if (tag.Name == "code" && inner is { Type: EntityTypes.Pre, Language: null } && tag.Argument.Length > 0)
        {
            _entities[last] = inner with { Language = tag.Argument };
        }
        else
        {
            _entities.Add(new MessageEntity
            {
                Offset = tag.Offset,
                Length = length,
                Type = tag.Name,
                Language = tag.Argument.Length > 0 ? tag.Argument : null,
            });
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
