// The button that tells the place of a look, by consent. Without script, or without a place to
// tell, there is no button. What is sent is rounded here to about 100 m; nothing finer leaves the
// device.
const form = document.getElementById('place');
const said = form.querySelector('[role=status]');
const button = form.querySelector('button');

const rounded = (degrees) => (Math.round(degrees * 1000) / 1000).toFixed(3);

function send({ coords }) {
  form.elements.latitude.value = rounded(coords.latitude);
  form.elements.longitude.value = rounded(coords.longitude);
  form.submit();
}

function failed(error) {
  button.disabled = false;
  said.textContent = error.code === error.PERMISSION_DENIED ? form.dataset.refused : form.dataset.unknown;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  button.disabled = true;
  said.textContent = form.dataset.asking;
  navigator.geolocation.getCurrentPosition(send, failed, { timeout: 15000, maximumAge: 60000 });
});
if ('geolocation' in navigator) form.hidden = false;
