using Federation.Browsing;
using Federation.Web.Pages.Espace;
using Federation.Web.Shared;

namespace Federation.Quality;

public sealed class PublicPagesTests(Site site) : BrowserTest(site)
{
    public static TheoryData<string> States => [.. PublicStates.All.Select(state => state.Name)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Everybody_can_read_it_on_any_screen_and_work_it_with_a_keyboard(string name) =>
        await Judgement.Holds(Site, PublicStates.All.Single(state => state.Name == name));

    [Fact]
    public void No_page_is_left_out() => Assert.Empty(
        PublicPages.All.Concat(SpacePages.OfOneHub).Concat(SpacePages.OfAnySession).Except(
            new[] { PublicStates.All, SpaceStates.All, RequestStates.All, OfferStates.All, AlertStates.All, TrainingStates.All, TrainerStates.All }.SelectMany(states => states).Select(state => state.Page)));
}
