using System.Runtime.CompilerServices;
using System.Text;

namespace ClientPortal.AppHost.Standalone;

internal sealed record ReferenceExpression(string Value) : IValueProvider
{
    public static ReferenceExpression Create(Handler text) => new(text.ToString());

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(Value);

    /// <summary>Interpolation that reads a resource as its connection string or value.</summary>
    [InterpolatedStringHandler]
    public sealed class Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted<T>(IResourceBuilder<T> resource)
            where T : IResource, IValueProvider
            => _text.Append(resource.Resource.Value);

        public override string ToString() => _text.ToString();
    }
}
