using ClientPortal.Postgres;
using ClientPortal.ServiceDefaults;
using ClientPortal.Web.Accounts;
using ClientPortal.Web.Assets;
using ClientPortal.Web.Attachments;
using ClientPortal.Web.Clients;
using ClientPortal.Web.Dashboard;
using ClientPortal.Web.Deliveries;
using ClientPortal.Web.DirectMessages;
using ClientPortal.Web.Errors;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Invites;
using ClientPortal.Web.Invoices;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Live;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Profile;
using ClientPortal.Web.Protection;
using ClientPortal.Web.Security;
using ClientPortal.Web.Sessions;
using ClientPortal.Web.SignIn;
using ClientPortal.Web.Telegram;
using ClientPortal.Web.Tickets;

namespace ClientPortal.Web;

/// <summary>What all pages have in common.</summary>
internal static class PortalWeb
{
    public static WebApplicationBuilder AddPortalWeb(this WebApplicationBuilder builder)
    {
        // Also where the service runs from its build folder outside development.
        builder.WebHost.UseStaticWebAssets();
        // Names that hold a hash may be kept there too, and files are sent as they were compressed: looked at anew at each request they would be packed without being made smaller.
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.AddServiceDefaults();
        builder.AddPortalDatabase("clientportal-web");
        builder.AddProtection();
        builder.AddSessions();
        builder.AddPortalClient();
        builder.AddLive();
        builder.AddUploadLimits();
        builder.AddTickets();
        builder.AddTelegram();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "clientportal-form";
            // Not strict: a page opened by a link of another site would not get it sent, set another one, and with that the forms of all open pages fail.
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "_form";
        });
        builder.Services.AddSingleton<AssetUrls>();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddScoped<Notices>();
        return builder;
    }

    /// <summary>The pipeline, outermost first.</summary>
    public static WebApplication UsePortalWeb(this WebApplication app)
    {
        app.UsePageHeaders();
        app.UseServiceDefaults();
        app.UseLivePosition();
        app.UseErrorPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseUploadLimits();
        app.UseAntiforgery();
        app.MapServiceDefaults();
        app.MapStaticAssets().AllowAnonymous().WithMetadata(new WithoutSession());
        return app;
    }

    /// <summary>All pages, their parts and their forms.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapAppearance();
        app.MapLive();
        app.MapDashboard();
        app.MapTickets();
        app.MapAttachments();
        app.MapInvoices();
        app.MapTelegram();
        app.MapInvites();
        app.MapProfile();
        app.MapClients();
        app.MapAccounts();
        app.MapDeliveries();
        app.MapDirectMessages();
    }
}
