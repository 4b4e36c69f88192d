using ClientPortal.Texts;

namespace ClientPortal.Web.Languages;

/// <summary>The pages' words: a pair of resource files per folder, beside its pages. Keys begin with the folder's name.</summary>
internal static class PageTexts
{
    public static TextSet Set { get; } = new(
        typeof(PageTexts).Assembly,
        "ClientPortal.Web.Layout.LayoutTexts",
        "ClientPortal.Web.SignIn.SignInTexts",
        "ClientPortal.Web.Tickets.TicketTexts",
        "ClientPortal.Web.Invoices.InvoiceTexts",
        "ClientPortal.Web.Clients.ClientTexts",
        "ClientPortal.Web.Accounts.AccountTexts",
        "ClientPortal.Web.Profile.ProfileTexts",
        "ClientPortal.Web.Telegram.TelegramTexts",
        "ClientPortal.Web.Invites.InviteTexts",
        "ClientPortal.Web.Attachments.AttachmentTexts",
        "ClientPortal.Web.Deliveries.DeliveryTexts",
        "ClientPortal.Web.DirectMessages.MessageTexts",
        "ClientPortal.Web.Forms.FormTexts",
        "ClientPortal.Web.Errors.ErrorTexts");
}
