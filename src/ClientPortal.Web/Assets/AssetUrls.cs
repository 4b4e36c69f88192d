using Microsoft.AspNetCore.StaticAssets;

namespace ClientPortal.Web.Assets;

/// <summary>Addresses of the static files that hold a hash of their content, so that browsers may keep them for ever.</summary>
internal sealed class AssetUrls(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> _urls = new(() => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
        .OfType<StaticAssetDescriptor>()
        .Select(asset => (asset.Route, Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value))
        .Where(asset => asset.Label is not null)
        .DistinctBy(asset => asset.Label)
        .ToDictionary(asset => asset.Label!, asset => "/" + asset.Route, StringComparer.Ordinal));

    /// <summary>A file's address.</summary>
    /// <param name="path">Below wwwroot, for example <c>lib/htmx.min.js</c>.</param>
    public string this[string path] => _urls.Value.GetValueOrDefault(path, "/" + path);
}
